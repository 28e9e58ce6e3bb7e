import { defineSubgraph } from '@tokorozawa/subgraph-kit';
import { academicAgreement } from './academic-agreement/academic-agreement';
import { academicCooperationArea } from './academic-cooperation-area/academic-cooperation-area';
import { municipality } from './municipality/municipality';
import { regionalCouncil } from './regional-council/regional-council';
import { regionalCouncilCommittee } from './regional-council-committee/regional-council-committee';
import { regionalCouncilMember } from './regional-council-member/regional-council-member';
import { regionalCouncilOfficer } from './regional-council-officer/regional-council-officer';
import { sharedService } from './shared-service/shared-service';

/** 広域行政・官学連携 */
export const regionalPartnership = defineSubgraph({
  name: 'regional-partnership',
  title: { ja: '広域行政・官学連携', en: 'Regional and academic partnership' },
  themes: ['REGI', 'GOVE'],
  concepts: [
    municipality,
    regionalCouncil,
    regionalCouncilMember,
    regionalCouncilOfficer,
    regionalCouncilCommittee,
    sharedService,
    academicCooperationArea,
    academicAgreement,
  ],
  directory: __dirname,
});
