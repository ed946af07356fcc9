/** The calendar directory: layouts, names, atomic writes, locks. */
package org.kalends.core.files;
