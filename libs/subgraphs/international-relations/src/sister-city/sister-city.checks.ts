import { type Check, orderCheck } from '@tokorozawa/subgraph-kit';
import type { LocalizedText, PartialDate } from '@tokorozawa/vocabulary';
import { inBothCalendars, withoutSpaces } from '../printed-date';

interface PrintedDate {
  date: PartialDate;
  datePrinted?: string | null;
}

interface CityRow extends PrintedDate {
  id: string;
  name: LocalizedText;
  ties: PrintedDate[];
}

/** The years of both calendars agree wherever the source prints them, and the history of a tie is in the order of its dates. */
export function sisterCityChecks(cities: CityRow[]): Check[] {
  return cities.flatMap((city) => [
    calendarCheck(city, city, 'date', { ja: '締結日', en: 'date of the tie' }),
    ...city.ties
      .filter(({ datePrinted }) => datePrinted)
      .map((tie, index) =>
        calendarCheck(city, tie, `tie-${index + 1}`, {
          ja: `経緯の${index + 1}番目の日付`,
          en: `date ${index + 1} of its history`,
        }),
      ),
    orderCheck(
      {
        id: `check-${city.id}-ties`,
        statement: {
          ja: `${city.name.ja}:締結の経緯は時の順に並ぶ。`,
          en: `${city.name.en ?? city.name.ja}: the history of the tie is in the order of its dates.`,
        },
        recordId: city.id,
      },
      city.ties.map(({ date }) => date.text),
    ),
  ]);
}

function calendarCheck({ id, name }: CityRow, dated: PrintedDate, what: string, of: Required<LocalizedText>): Check {
  const printed = withoutSpaces(dated.datePrinted ?? '');
  return {
    id: `check-${id}-${what}`,
    statement: {
      ja: `${name.ja}:${of.ja}の元号と西暦の一致。`,
      en: `${name.en ?? name.ja}: the ${of.en} in both calendars.`,
    },
    printed,
    computed: inBothCalendars(dated.date, printed),
    recordId: id,
  };
}
