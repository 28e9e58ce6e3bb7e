import type { Identified } from '@tokorozawa/subgraph-kit';
import type { Indicator } from '../indicator/indicator.entity';
import { type Observation, ObservationDateBasis, type ObservationDimension } from '../observation/observation.entity';
import { type Addend, noFigures, nothingToDivideBy, sumOf, unitsDiffer, whyNotAdditive } from './additivity';
import { NotAdditive, ObservationAmount, ObservationGrouping, ObservationRatio } from './aggregate-types';

/** How observations are grouped. */
export interface Grouping {
  by: ObservationGrouping[];
  /** The codes of dimensions. */
  dimensions: string[];
}

/** Observations that agree in what they are grouped by. */
export class ObservationGroup {
  constructor(
    readonly grouping: Grouping,
    readonly observations: Observation[],
    readonly indicators: ReadonlyMap<string, Indicator>,
  ) {}

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
    return first ? keyOf(first, { ...this.grouping, by: this.grouping.by.filter((by) => by !== ignored) }) : '';
  }
}

/** Groups observations, in the order of the first of each group. Without a grouping there is one group, which may be empty. */
export function groupObservations(
  observations: Observation[],
  grouping: Grouping,
  indicators: Indicator[],
): ObservationGroup[] {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const groups = new Map<string, Observation[]>();
  if (grouping.by.length + grouping.dimensions.length === 0) groups.set('[]', []);
  for (const observation of observations) {
    const key = keyOf(observation, grouping);
    groups.set(key, [...(groups.get(key) ?? []), observation]);
  }
  return [...groups.values()].map((group) => new ObservationGroup(grouping, group, byId));
}

function keyOf(observation: Observation, { by, dimensions }: Grouping): string {
  const values = by.map((each) => valueOf[each](observation));
  const codes = dimensions.map((code) => observation.dimensions.find((each) => each.dimension === code)?.code ?? null);
  return JSON.stringify([...values, ...codes]);
}

const valueOf: Record<ObservationGrouping, (observation: Observation) => string> = {
  [ObservationGrouping.INDICATOR]: ({ indicatorId }) => indicatorId,
  [ObservationGrouping.RECORD]: (observation) => recordIdsOf(observation).join(' '),
  [ObservationGrouping.PERIOD]: ({ date }) => date.text,
  [ObservationGrouping.FISCAL_YEAR]: ({ date }) => String(date.fiscalYear),
};

const recordIdsOf = ({ recordId, alsoAboutRecords }: Observation): string[] => [
  recordId,
  ...alsoAboutRecords.map(({ id }: Identified) => id),
];

const addendOf = (observation: Observation): Addend => ({
  ...observation,
  dateIsOfEdition: observation.dateBasis === ObservationDateBasis.EDITION,
  recordIds: recordIdsOf(observation),
  fact: observation.versionOf ?? observation.id,
});
