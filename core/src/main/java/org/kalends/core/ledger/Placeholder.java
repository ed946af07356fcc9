package org.kalends.core.ledger;

public final class Placeholder {}
