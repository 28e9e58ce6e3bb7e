import type { Indicator } from '../indicator/indicator.entity';
import {
  type Observation,
  ObservationDateBasis,
  type ObservationDimension,
  type RecordKey,
} from '../observation/observation.entity';
import { type Addend, noFigures, nothingToDivideBy, sumOf, unitsDiffer, whyNotAdditive } from './additivity';
import { NotAdditive, ObservationAmount, ObservationGrouping, ObservationRatio } from './aggregate-types';

/** How observations are grouped. */
export interface Grouping {
  by: ObservationGrouping[];
  /** The codes of dimensions. */
  dimensions: string[];
  /** The ids of the records to which the figures are restricted: only they have groups. Undefined for no restriction. */
  records?: string[] | undefined;
}

/** Observations that agree in what they are grouped by. */
export class ObservationGroup {
  readonly observations: Observation[] = [];

  /** @param ofRecord the record by which it is grouped; null if it is not grouped by record */
  constructor(
    readonly grouping: Grouping,
    readonly ofRecord: RecordKey | null,
    readonly indicators: ReadonlyMap<string, Indicator>,
  ) {}

  /** The record that all of its figures are about, and no other; null if there are several. */
  get record(): RecordKey | null {
    if (this.ofRecord) return this.ofRecord;
    if (this.observations.some(({ alsoAboutRecords }) => alsoAboutRecords.length > 0)) return null;
    return this.common(
      ({ recordType: type, recordId: id }) => ({ type, id }),
      ({ id }) => id,
    );
  }

  /** The value that all of its figures have in common; null if they differ, or if there are none. */
  common<Value>(of: (observation: Observation) => Value, key: (value: Value) => string): Value | null {
    const [first, ...others] = this.observations.map(of);
    if (first === undefined) return null;
    return others.every((value) => key(value) === key(first)) ? first : null;
  }

  /** The values of the dimensions by which it is grouped. */
  get dimensions(): ObservationDimension[] {
    const [first] = this.observations;
    return (first?.dimensions ?? []).filter(({ dimension }) => this.grouping.dimensions.includes(dimension));
  }

  get sum(): ObservationAmount | NotAdditive {
    const [first] = this.observations;
    const refusal = whyNotAdditive(this.observations.map(addendOf), (id) => this.indicators.get(id) as Indicator);
    if (refusal || !first) return new NotAdditive(refusal ?? noFigures);
    return new ObservationAmount(sumOf(this.observations.map(({ value }) => value)), first.unit);
  }

  /** The smallest or the largest figure. Figures of different indicators can be compared if they have one unit. */
  extreme(pick: (...values: number[]) => number): ObservationAmount | NotAdditive {
    const [first] = this.observations;
    if (!first) return new NotAdditive(noFigures);
    if (this.observations.some(({ unit }) => unit !== first.unit)) return new NotAdditive(unitsDiffer);
    return new ObservationAmount(pick(...this.observations.map(({ value }) => value)), first.unit);
  }

  /** Divides its sum by that of another group. */
  ratioTo(divisor: ObservationGroup | undefined): ObservationRatio | NotAdditive {
    const [numerator, denominator] = [this.sum, divisor?.sum ?? new NotAdditive(noFigures)];
    if (numerator instanceof NotAdditive) return numerator;
    if (denominator instanceof NotAdditive) return denominator;
    return denominator.value === 0 ? new NotAdditive(nothingToDivideBy) : new ObservationRatio(numerator, denominator);
  }

  /** Identifies the group among those of one grouping. What is divided and by what is of different indicators. */
  keyBeside(ignored?: ObservationGrouping): string {
    const [first] = this.observations;
    const by = this.grouping.by.filter((by) => by !== ignored);
    return first ? keyOf(first, this.ofRecord, { ...this.grouping, by }) : '';
  }
}

/**
 * Groups observations, in the order of the first of each group. Without a grouping there is one group, which may be empty.
 * Grouped by record, a figure that is about several records is in the group of each.
 */
export function groupObservations(
  observations: Observation[],
  grouping: Grouping,
  indicators: Indicator[],
): ObservationGroup[] {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const groups = new Map<string, ObservationGroup>();
  if (grouping.by.length + grouping.dimensions.length === 0)
    groups.set('[]', new ObservationGroup(grouping, null, byId));
  for (const observation of observations) {
    for (const record of recordsToGroup(observation, grouping)) {
      const key = keyOf(observation, record, grouping);
      const group = groups.get(key) ?? new ObservationGroup(grouping, record, byId);
      groups.set(key, group);
      group.observations.push(observation);
    }
  }
  return [...groups.values()];
}

/** The records in whose groups a figure is; null alone for figures that are not grouped by record. */
function recordsToGroup(observation: Observation, { by, records }: Grouping): (RecordKey | null)[] {
  if (!by.includes(ObservationGrouping.RECORD)) return [null];
  return recordsOf(observation).filter(({ id }) => records?.includes(id) ?? true);
}

function keyOf(observation: Observation, record: RecordKey | null, { by, dimensions }: Grouping): string {
  const values = by.map((each) => valueOf[each](observation, record));
  const codes = dimensions.map((code) => observation.dimensions.find((each) => each.dimension === code)?.code ?? null);
  return JSON.stringify([...values, ...codes]);
}

const valueOf: Record<ObservationGrouping, (observation: Observation, record: RecordKey | null) => string> = {
  [ObservationGrouping.INDICATOR]: ({ indicatorId }) => indicatorId,
  [ObservationGrouping.RECORD]: (_observation, record) => record?.id ?? '',
  [ObservationGrouping.PERIOD]: ({ date }) => date.text,
  [ObservationGrouping.FISCAL_YEAR]: ({ date }) => String(date.fiscalYear),
};

/** All records that a figure is about. */
const recordsOf = ({ recordType, recordId, alsoAboutRecords }: Observation): RecordKey[] => [
  { type: recordType, id: recordId },
  ...alsoAboutRecords,
];

const addendOf = (observation: Observation): Addend => ({
  ...observation,
  dateIsOfEdition: observation.dateBasis === ObservationDateBasis.EDITION,
  recordIds: recordsOf(observation).map(({ id }) => id),
  fact: observation.versionOf ?? observation.id,
});
