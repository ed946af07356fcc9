/** What an item says, in words for people. */
package org.kalends.cli.show;
