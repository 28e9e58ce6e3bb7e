import { offerCopies } from './copies';
import { showEras } from './eras';
import { followLivePage } from './live-page';
import { enhanceTables } from './tables';

/*
 * Improves the pages that the server writes: forms answer without a reload, tables are sorted and filtered, texts are copied.
 * The pages are complete without it. Nothing is imported but these files, so that it stays a few kilobytes.
 */

function enhance(main: HTMLElement): void {
  enhanceTables(main);
  offerCopies(main);
  showEras(main);
}

const main = document.querySelector('main');
if (main) {
  enhance(main);
  followLivePage(enhance);
}
