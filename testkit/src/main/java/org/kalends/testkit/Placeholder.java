package org.kalends.testkit;

public final class Placeholder {}
