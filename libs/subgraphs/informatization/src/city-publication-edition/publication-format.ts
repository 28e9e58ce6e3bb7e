import { registerEnumType } from 'type-graphql';

/** In what form a publication reaches its readers. */
export enum PublicationFormat {
  PRINT = 'PRINT',
  AUDIO = 'AUDIO',
  BRAILLE = 'BRAILLE',
}

registerEnumType(PublicationFormat, {
  name: 'PublicationFormat',
  description: 'In what form a publication reaches its readers.',
  valuesConfig: {
    PRINT: { description: 'Printed.' },
    AUDIO: { description: 'Recorded, as a DAISY audio disc (デイジー版).' },
    BRAILLE: { description: 'In braille (点字版).' },
  },
});
