/**
 * Random histories of calendars that people, servers, faults and kills work on, beside a model that
 * knows what was written where. Start reading at {@link org.kalends.testkit.campaign.History}.
 */
package org.kalends.testkit.campaign;
