package org.kalends.dav.client;

public final class Placeholder {}
