import {
  dateElement,
  figureWords,
  indicatorPath,
  inLanguage,
  showText,
  tagOf,
  linesText,
  type DateParts,
  type Html,
} from '@tokorozawa/pages';
import type { ResourceRequest } from '@tokorozawa/resources';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import type { LocalizedText, Unit } from '@tokorozawa/vocabulary';
import { html } from 'hono/html';

/** Which figure of the graph is a headline, what it is called, and where it leads. */
interface Headline {
  name: string;
  label: LocalizedText & { en: string };
  /** Chooses figures, as an `ObservationFilter`. */
  where: string;
  /** Of these figures, the newest or the largest is shown. */
  shows: 'newest' | 'largest';
  path: string;
}

/** The figures themselves are read from the graph, so that they are those of the newest edition. */
export const headlines: readonly Headline[] = [
  {
    name: 'women',
    label: { ja: '市議会に占める女性の割合', en: 'Women in the city assembly' },
    where:
      '{ indicators: ["decision-making-share-of-women"], dimensions: [{ dimension: "decision-making-group", codes: ["ASSEMBLY"] }] }',
    shows: 'newest',
    path: '/q/gender-equality/women-in-decision-making',
  },
  {
    name: 'consultations',
    label: { ja: '男女共同参画推進センターへの相談', en: 'Consultations at the Center for Gender Equality' },
    where: '{ indicators: ["consultation-cases"], recordType: CONSULTATION_TOTAL }',
    shows: 'newest',
    path: '/q/gender-equality/consultation-cases',
  },
  {
    name: 'accesses',
    label: { ja: '市ホームページへの年間アクセス', en: 'Accesses to the city website in a year' },
    where: '{ indicators: ["website-accesses"] }',
    shows: 'newest',
    path: indicatorPath('indicator-website-accesses'),
  },
  {
    name: 'newsletter',
    label: { ja: '広報紙の1号あたりの部数(月平均)', en: 'Copies of the city newsletter (monthly average)' },
    where:
      '{ indicators: ["publication-copies"], dimensions: [{ dimension: "copies-basis", codes: ["MONTHLY_AVERAGE"] }] }',
    shows: 'newest',
    path: '/q/informatization/newsletter-cost-and-reach',
  },
  {
    name: 'population',
    label: { ja: '姉妹都市の人口(最も多い市)', en: 'Population of the largest sister city' },
    where: '{ indicators: ["population"] }',
    shows: 'largest',
    path: '/q/international-relations/sister-cities',
  },
  {
    name: 'peace',
    label: { ja: '「平和を語る会」の参加者', en: 'Participants in the peace talks' },
    where: '{ indicators: ["peace-talks-participants"] }',
    shows: 'newest',
    path: indicatorPath('indicator-peace-talks-participants'),
  },
];

interface Figure {
  id: string;
  value: number;
  printed: string;
  unit: Unit;
  status: string;
  date: DateParts;
  /** EDITION if the source does not say of when the figure is. */
  dateBasis: string;
  record: { name: string } | null;
  provenance: { status: string; heading: string; lines: number[] };
}

const figureFields = `nodes {
  id value printed unit status date { precision earliest era } dateBasis
  record { ... on Record { name } }
  provenance { status heading lines }
}`;

const query = `query Headlines {
  ${headlines
    .map(
      ({ name, where, shows }) =>
        `${name}: observations(where: ${where}, orderBy: { field: ${shows === 'newest' ? 'DATE' : 'VALUE'}, direction: DESC }, first: 1) { ${figureFields} }`,
    )
    .join('\n  ')}
}`;

/** The headlines with their figures, and the names of those whose figure is not there now. */
export async function readHeadlines({
  ask,
}: ResourceRequest): Promise<{ shown: [Headline, Figure][]; missing: LocalizedText[] }> {
  const { data } = await ask<Record<string, { nodes: Figure[] } | null>>(query);
  const figureOf = ({ name }: Headline): Figure | undefined => data?.[name]?.nodes[0];
  return {
    shown: headlines.flatMap((headline) => {
      const figure = figureOf(headline);
      return figure ? [[headline, figure] satisfies [Headline, Figure]] : [];
    }),
    missing: headlines.filter((headline) => !figureOf(headline)).map(({ label }) => label),
  };
}

/** What a reader should know of the way in which a figure was read. */
const readings: Partial<Record<string, LocalizedText>> = {
  CORRECTED: { ja: '誤植を訂正', en: 'Misprint corrected' },
  UNCERTAIN: { ja: '年度などに不確かな点', en: 'Uncertain in part, such as its year' },
};

/** A figure of which the source does not say when it was counted: its date is that of the edition. */
const undated: LocalizedText = { ja: 'いつの数値かは記載なし', en: 'The source does not date it' };

const readingOf = ({ dateBasis, provenance: { status } }: Figure): [status: string, LocalizedText | undefined] =>
  dateBasis === 'EDITION' ? ['UNCERTAIN', undated] : [status, readings[status]];

/** A figure with what it measures, its unit, its date, and its place in the source. */
export function headlineItem(
  request: ResourceRequest,
  [{ name, label, shows, path }, figure]: [Headline, Figure],
): Html {
  const { addresses, locale } = request;
  const { unit, date, record, provenance } = figure;
  const amount = figureWords(figure, unit, locale);
  // The number stands out from its unit.
  const [, before, number, after] = /^(.*?)([\d.,]+)(.*)$/.exec(amount) ?? [];
  const [status, reading] = readingOf(figure);
  return html`<li>
    <h3 id="headline-${name}"><a href="${addresses.link(path)}">${inLanguage(request, label)}</a></h3>
    <p class="big">${number ? html`${before}<b>${number}</b>${after}` : amount}</p>
    <p>
      ${shows === 'largest' && record ? html`${showText(request, record.name)} · ` : ''}${dateElement(request, date)}
    </p>
    <p class="soft">
      <a href="${addresses.link(recordPath(figure.id))}"
        >${inLanguage(request, { ja: '出典', en: 'Source' })}<span class="unseen"
          >: ${inLanguage(request, label)}</span
        ></a
      >
      ${showText(request, inLanguage(request, { ja: `「${provenance.heading}」`, en: `“${provenance.heading}”` }))}
      <span class="unbroken">${linesText(provenance.lines, tagOf(request))}</span>
    </p>
    ${reading ? html`<p><span class="status status-${status.toLowerCase()}">${inLanguage(request, reading)}</span></p>` : ''}
  </li>`;
}
