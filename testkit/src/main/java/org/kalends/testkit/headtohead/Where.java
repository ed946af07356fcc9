package org.kalends.testkit.headtohead;

/** Where a person works. */
enum Where {
  FOLDER,
  SERVER;

  Where other() {
    return this == FOLDER ? SERVER : FOLDER;
  }
}
