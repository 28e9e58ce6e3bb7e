import { showDomainStates } from '../front-page/domain-states';
import { followOldAddresses } from '../front-page/old-addresses';
import { followSearch } from '../front-page/search-box';
import { offerCopies } from './copies';
import { showEras } from './eras';
import { followLivePage } from './live-page';
import { loadPicturesForPaper, unfoldInPrint } from './print';
import { enhanceTables, keepTablesOfPlaces } from './tables';

/*
 * Improves the pages that the server writes: forms answer without a reload, tables are sorted and filtered, texts are copied,
 * the front page searches while one types. The pages are complete without it. It has no framework, so that it stays a few
 * kilobytes.
 */

function enhance(main: HTMLElement): void {
  enhanceTables(main);
  offerCopies(main);
  showEras(main);
  loadPicturesForPaper(main);
}

const main = document.querySelector('main');
if (main) {
  enhance(main);
  followSearch(() => void showDomainStates());
  followLivePage(enhance);
  keepTablesOfPlaces();
  unfoldInPrint();
  followOldAddresses();
  void showDomainStates();
}
