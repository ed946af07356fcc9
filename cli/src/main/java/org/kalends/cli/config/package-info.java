/** The config file, read strictly and edited gently; the file of a root; secrets. */
package org.kalends.cli.config;
