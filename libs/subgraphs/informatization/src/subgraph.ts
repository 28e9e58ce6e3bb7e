import { defineSubgraph } from '@tokorozawa/subgraph-kit';
import { cityPublication } from './city-publication/city-publication';
import { cityPublicationEdition } from './city-publication-edition/city-publication-edition';
import { cityWebsite } from './city-website/city-website';
import { dataBroadcast } from './data-broadcast/data-broadcast';
import { informatizationPolicy } from './informatization-policy/informatization-policy';
import { messagingService } from './messaging-service/messaging-service';
import { systemChronology } from './system-chronology/system-chronology';
import { systemMilestone } from './system-milestone/system-milestone';
import { televisionShow } from './television-show/television-show';

/** 情報化・広報 */
export const informatization = defineSubgraph({
  name: 'informatization',
  title: { ja: '情報化・広報', en: 'Informatization and public relations' },
  themes: ['GOVE', 'TECH'],
  concepts: [
    informatizationPolicy,
    systemChronology,
    systemMilestone,
    cityPublication,
    cityPublicationEdition,
    cityWebsite,
    messagingService,
    televisionShow,
    dataBroadcast,
  ],
  directory: __dirname,
});
