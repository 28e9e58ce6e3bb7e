import { inPageLanguage } from './words';

/** Keeps the year of the Japanese era beside each date input while the reader changes it. */
export function showEras(main: HTMLElement): void {
  for (const input of main.querySelectorAll<HTMLInputElement>('input[type=date]')) {
    const era = input.parentElement?.querySelector('.era');
    if (era) input.addEventListener('input', () => (era.textContent = eraOf(input.value)));
  }
}

/** 2024-05-01 → "令和6年", "Reiwa 6". Empty for no date. */
function eraOf(day: string): string {
  const date = new Date(day);
  if (Number.isNaN(date.valueOf())) return '';
  const language = inPageLanguage({ ja: 'ja-JP', en: 'en-US' });
  const format = new Intl.DateTimeFormat(`${language}-u-ca-japanese`, {
    era: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format
    .formatToParts(date)
    .filter(({ type }) => type === 'era' || type === 'year' || language === 'ja-JP')
    .sort((a, b) => Number(b.type === 'era') - Number(a.type === 'era'))
    .map(({ value }) => value)
    .join(language === 'ja-JP' ? '' : ' ');
}
