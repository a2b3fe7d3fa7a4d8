/**
 * The analysts' workbench: pages on which people read the tables of the programmes, search them and follow their decision graphs. Stands
 * beside the HTTP interface and uses its words for what the models name.
 */
@NullMarked
package org.passerelle.workbench;

import org.jspecify.annotations.NullMarked;
