/** Commands about mirrors. */
package org.kalends.cli.mirror;
