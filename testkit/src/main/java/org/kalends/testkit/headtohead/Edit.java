package org.kalends.testkit.headtohead;

import java.util.function.UnaryOperator;
import org.kalends.ics.Document;

/** What a person does to one item at one place. Does nothing where the item is not there. */
sealed interface Edit {
  Where where();

  String uid();

  record Create(Where where, String uid, Document document) implements Edit {}

  record Change(Where where, String uid, UnaryOperator<Document> how) implements Edit {}

  record Delete(Where where, String uid) implements Edit {}
}
