import type { DomainRows, Figure, ReviewedRow } from '@tokorozawa/subgraph-kit';
import {
  Confidence,
  type FieldCorrection,
  type LocalizedText,
  PartialDate,
  type Provenance,
  ProvenanceStatus,
} from '@tokorozawa/vocabulary';
import { indicatorId } from '../indicator/indicator-id';
import { type PlacedRow, reviewedRows } from '../reviewed-rows';
import { ObservationDateBasis, ObservationStatus } from './observation.entity';

/**
 * Collects the figures of all domains. A figure that another record shares is no observation of its own: the
 * observation is about both records.
 */
export function collectObservations(domains: DomainRows[]): ReviewedRow[] {
  const fiscalYear = new PartialDate(`${domains[0]?.edition.fiscalYear}FY`);
  const rows = new Map(reviewedRows(domains).map((placed) => [placed.row.id, placed]));
  const figures = domains.flatMap(({ figures }) => figures);
  const own = figures
    .filter(({ sharedWith }) => !sharedWith)
    .map((figure) => ({ figure, ...observed(figure, rows.get(figure.recordId) as PlacedRow, fiscalYear) }));

  /** The observations of the same indicator and period as a figure, of these records. */
  const idsAbout = ({ figure, date }: (typeof own)[number], records: string[]): string[] =>
    own
      .filter((other) => records.includes(other.figure.recordId))
      .filter((other) => other.figure.indicator === figure.indicator && other.date.text === date.text)
      .map(({ id }) => id);
  return own.map((observation) => {
    const { figure, ...row } = observation;
    const others = figures
      .filter(({ sharedWith }) => sharedWith === figure.recordId)
      .filter(({ indicator, date }) => indicator === figure.indicator && date?.text === figure.date?.text)
      .map(({ recordId }) => recordId);
    return {
      ...row,
      alsoAboutRecords: [...figure.alsoAbout, ...others].map((id) => ({ type: rows.get(id)?.about.recordType, id })),
      partIds: figure.totalOf ? idsAbout(observation, figure.totalOf) : null,
      mayIncludeIds: idsAbout(observation, figure.mayInclude ?? []),
    };
  });
}

/** @param fiscalYear that of the edition, which is the period of figures without a date */
function observed(figure: Figure, { row, provenance, about }: PlacedRow, fiscalYear: PartialDate) {
  const { indicator, recordId, dimensions, lines } = figure;
  const distinguishing = dimensions.filter(({ dimension }) => !dimension.isOfRecord);
  const date = figure.date ?? fiscalYear;
  const ofFigure = provenanceOf(figure, provenance, row);
  return {
    ...about,
    id: [
      'observation',
      indicator.id,
      recordId,
      textInId(date),
      ...distinguishing.map(({ code }) => textInId(code)),
    ].join('-'),
    name: nameOf(figure, row),
    indicatorId: indicatorId(indicator),
    value: figure.value,
    printed: figure.printed,
    unit: indicator.unit,
    date,
    dateBasis: figure.date ? ObservationDateBasis.STATED : ObservationDateBasis.EDITION,
    status: statusOf(figure, ofFigure),
    dimensions: dimensions.map(({ dimension, code, name }) => ({
      dimension: dimension.id,
      name: dimension.name,
      code,
      value: name,
    })),
    field: figure.field,
    line: lines[0] ?? null,
    provenance: ofFigure,
  };
}

/** `2023FY` is `fy2023` in an id, `CITY_STAFF` is `city-staff`. */
function textInId(value: PartialDate | string): string {
  if (value instanceof PartialDate) return value.text.replace(/^(\d+)FY$/, 'fy$1').split(' ')[0] as string;
  return value.toLowerCase().replaceAll('_', '-');
}

function nameOf({ indicator, dimensions, qualifier }: Figure, row: ReviewedRow): LocalizedText {
  const values = dimensions.filter(({ dimension }) => !dimension.isOfRecord).map(({ name }) => name);
  const parts = [row.name as LocalizedText, ...values, ...(qualifier ? [qualifier] : [])];
  return {
    ja: `${indicator.name.ja}(${parts.map(({ ja }) => ja).join('、')})`,
    en: `${indicator.name.en ?? indicator.name.ja} (${parts.map(({ ja, en = ja }) => en).join(', ')})`,
  };
}

/** What the provenance of a record says of one of its figures: its lines, and what concerns its field or its period. */
function provenanceOf(figure: Figure, provenance: Provenance, { date }: ReviewedRow): Provenance {
  const isOfRecordsDate = date instanceof PartialDate && date.text === figure.date?.text;
  const fields = [figure.field, 'provenance.asOf', ...(isOfRecordsDate ? ['date'] : [])];
  const concerns = ({ field }: { field: string }): boolean => fields.includes(field);
  const corrections = provenance.corrections.filter(concerns);
  return {
    ...provenance,
    lines: figure.lines,
    status: printStatus(figure, provenance, corrections),
    corrections,
    gaps: provenance.gaps.filter(concerns),
  };
}

/** A record that is uncertain for other fields says nothing against the figure. */
function printStatus({ isDoubtful }: Figure, { status, corrections: all }: Provenance, corrections: FieldCorrection[]) {
  const isUncertain =
    isDoubtful ||
    corrections.some(({ confidence }) => confidence !== Confidence.HIGH) ||
    (status === ProvenanceStatus.UNCERTAIN && all.length === 0);
  if (isUncertain) return ProvenanceStatus.UNCERTAIN;
  if (corrections.length > 0) return ProvenanceStatus.CORRECTED;
  return status === ProvenanceStatus.EDITORIAL ? status : ProvenanceStatus.AS_PRINTED;
}

function statusOf({ isApproximate }: Figure, { status }: Provenance): ObservationStatus {
  if (status === ProvenanceStatus.UNCERTAIN) return ObservationStatus.LOW_RELIABILITY;
  return isApproximate ? ObservationStatus.APPROXIMATE : ObservationStatus.NORMAL;
}
