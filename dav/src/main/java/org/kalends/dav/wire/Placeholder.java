package org.kalends.dav.wire;

public final class Placeholder {}
