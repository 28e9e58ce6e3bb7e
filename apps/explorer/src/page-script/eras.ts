import { eraYear } from '@tokorozawa/pages/era-year';
import { pageLanguage } from './words';

/** Keeps the year of the Japanese era beside each date input while the reader changes it. */
export function showEras(main: HTMLElement): void {
  for (const input of main.querySelectorAll<HTMLInputElement>('input[type=date]')) {
    const era = input.parentElement?.querySelector('.era');
    if (era) input.addEventListener('input', () => (era.textContent = eraYear(input.value, pageLanguage())));
  }
}
