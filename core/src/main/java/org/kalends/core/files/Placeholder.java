package org.kalends.core.files;

public final class Placeholder {}
