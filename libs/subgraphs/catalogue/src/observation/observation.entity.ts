import { Property, Reference, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, type PartialDate, partialDate, Unit } from '@tokorozawa/vocabulary';
import { Directive, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Index } from 'typeorm';
import { z } from 'zod';
import { Finding } from '../finding.entity';

/** How the period of a figure is known. */
export enum ObservationDateBasis {
  STATED = 'STATED',
  EDITION = 'EDITION',
}

registerEnumType(ObservationDateBasis, {
  name: 'ObservationDateBasis',
  description: 'How the period of a figure is known.',
  valuesConfig: {
    STATED: {
      description:
        'It is that of the event that is counted, or of the record: the source states it, or a correction says why it is read so. 「出来事・記録の日付」',
    },
    EDITION: {
      description:
        'The source gives no date for the figure: the fiscal year of the edition that prints it stands for the period. 「版の年度」',
    },
  },
});

/** How far a figure can be relied upon. */
export enum ObservationStatus {
  NORMAL = 'NORMAL',
  APPROXIMATE = 'APPROXIMATE',
  LOW_RELIABILITY = 'LOW_RELIABILITY',
}

registerEnumType(ObservationStatus, {
  name: 'ObservationStatus',
  description: 'How far a figure can be relied upon, after the code list OBS_STATUS of SDMX.',
  valuesConfig: {
    NORMAL: { description: 'Nothing speaks against it (SDMX: A). 「通常」' },
    APPROXIMATE: { description: 'The source says that it is approximate, 約 (SDMX: E). 「概数」' },
    LOW_RELIABILITY: {
      description:
        'Something speaks against it, or its reading is not certain; `provenance` and the record say why (SDMX: U). 「要確認」',
    },
  },
});

@ObjectType({ description: 'The value of a figure in a dimension (次元の値): which event, which kind of persons.' })
export class ObservationDimension {
  @Property(z.string(), 'The code of the dimension, such as "event". 「次元のコード」')
  dimension!: string;

  @Property(localizedText, 'Name of the dimension. 「次元」')
  name!: LocalizedText;

  @Property(z.string(), 'The code of the value, which stays the same over the years. 「コード」')
  code!: string;

  @Property(localizedText, 'The value in words. 「値」')
  value!: LocalizedText;
}

/** A record about which a figure is. */
export interface RecordKey {
  type: string;
  id: string;
}

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A figure of the source (観測値), in the sense of SDMX and the RDF Data Cube: the value of an indicator for one record and period.',
})
@Index('observation_name_idx', { synchronize: false })
@Index('observation_date_idx', { synchronize: false })
@Index('observation_series_idx', { synchronize: false })
@Index('observation_also_about_idx', { synchronize: false })
@Index(['indicatorId', 'id'], { where: 'listed' })
@Index(['recordId'])
@Index(['value', 'id'], { where: 'listed' })
@Entity()
export class Observation extends Finding {
  @Property(localizedText, 'The indicator and what it is of: "人口(ディケイター市)". 「名称」')
  name!: LocalizedText;

  @Reference('Indicator')
  indicatorId!: string;

  @Property(z.number(), 'The figure as a number, in `unit`. 「値」')
  value!: number;

  @Property(
    z.string(),
    'The figure as printed, with its separators and digits: "1,262", "33.0". Where the print is at fault, `provenance.corrections` says how it is read. 「資料の表記」',
  )
  printed!: string;

  @Property(z.enum(Unit), 'The unit of the value, which is that of the indicator. 「単位」')
  unit!: Unit;

  @Property(partialDate, 'The day or the fiscal year that the figure speaks of (SDMX: TIME_PERIOD). 「時点・期間」')
  date!: PartialDate;

  @Property(z.enum(ObservationDateBasis), 'How the period is known. 「時点の根拠 / Basis of the date」')
  dateBasis!: ObservationDateBasis;

  @Property(z.enum(ObservationStatus), 'How far the figure can be relied upon. 「状態」')
  status!: ObservationStatus;

  @Property(
    z.array(valueOf(ObservationDimension)),
    'What else distinguishes the figure from others of its indicator, record and period; empty when nothing does. 「次元」',
  )
  @Directive('@listSize(assumedSize: 1)')
  dimensions!: ObservationDimension[];

  @Property(
    z.string(),
    'The GraphQL field of the record in which the figure stands, with dots between levels: "building.totalFloorAreaM2". 「項目」',
  )
  field!: string;

  /** Further records about which the same printed figure is. */
  @Column('jsonb')
  alsoAboutRecords!: RecordKey[];

  /** Of a printed total: the ids of the observations that it adds up. */
  @Column('jsonb', { nullable: true })
  partIds!: string[] | null;

  /** The ids of observations that it may include. */
  @Column('jsonb')
  mayIncludeIds!: string[];
}
