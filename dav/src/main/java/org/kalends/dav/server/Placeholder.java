package org.kalends.dav.server;

public final class Placeholder {}
