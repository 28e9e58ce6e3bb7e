import { registerEnumType } from 'type-graphql';

/** The form in which a publication reaches its readers. */
export enum PublicationFormat {
  PRINT = 'PRINT',
  AUDIO = 'AUDIO',
  BRAILLE = 'BRAILLE',
}

registerEnumType(PublicationFormat, {
  name: 'PublicationFormat',
  description: 'The form in which a publication reaches its readers.',
  valuesConfig: {
    PRINT: { description: 'Printed. 「印刷」' },
    AUDIO: { description: 'Recorded, as a DAISY audio disc (デイジー版).' },
    BRAILLE: { description: 'In braille (点字版).' },
  },
});
