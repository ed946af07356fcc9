/** What named providers make of the items they are given. */
package org.kalends.testkit.profile;
