import { defineSubgraph } from '@tokorozawa/subgraph-kit';
import { friendshipCommittee } from './friendship-committee/friendship-committee';
import { peaceActivity } from './peace-activity/peace-activity';
import { peacePolicy } from './peace-policy/peace-policy';
import { sisterCity } from './sister-city/sister-city';

/** 国際交流・平和 */
export const internationalRelations = defineSubgraph({
  name: 'international-relations',
  title: { ja: '国際交流・平和', en: 'International relations and peace' },
  themes: ['INTR'],
  concepts: [sisterCity, friendshipCommittee, peacePolicy, peaceActivity],
  directory: __dirname,
});
