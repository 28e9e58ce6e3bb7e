import { registerEnumType } from 'type-graphql';

/** The groups into which the source divides those who decide. */
export enum ShareOfWomenGroup {
  ASSEMBLY = 'ASSEMBLY',
  COUNCILS = 'COUNCILS',
  CITY_STAFF = 'CITY_STAFF',
}

registerEnumType(ShareOfWomenGroup, {
  name: 'ShareOfWomenGroup',
  description: 'The groups into which the figures on women in decision-making are divided.',
  valuesConfig: {
    ASSEMBLY: { description: 'The city assembly (議会).' },
    COUNCILS: { description: 'Councils and the like (審議会等): administrative committees and attached bodies.' },
    CITY_STAFF: { description: 'City staff in general administrative posts (市職員・一般行政職), by rank.' },
  },
});
