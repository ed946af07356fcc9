/** A proxy before a real server, with the faults of networks and the habits of providers. */
package org.kalends.testkit.proxy;
