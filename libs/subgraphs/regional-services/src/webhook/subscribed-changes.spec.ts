import type { ChangePage, ChangesRequest, DomainFeed } from '@tokorozawa/subgraph-kit';
import { ChangeCounter } from './subscribed-changes';

const types = [
  { id: 'Facility', subgraph: 'regional-services' },
  { id: 'JointEvent', subgraph: 'regional-services' },
  { id: 'Section', subgraph: 'comprehensive-plan' },
];

/** A feed with one change of each type, which notes what is read. */
function openFeed(): { feed: DomainFeed; read: ChangesRequest[] } {
  const read: ChangesRequest[] = [];
  const feed: Pick<DomainFeed, 'changes' | 'records'> = {
    changes(request) {
      read.push(request);
      const changes = request.types.map((type) => ({ type, id: type })) as ChangePage['changes'];
      return Promise.resolve({ begin: '1', changes, cursor: '2', hasMore: false });
    },
    records: () => Promise.resolve({ records: [], hasMore: false, cursor: '2', changedAt: null }),
  };
  return { feed: feed as DomainFeed, read };
}

test('what several webhooks are told of one domain is read once', async () => {
  const [services, plan] = [openFeed(), openFeed()];
  const feeds = new Map([
    ['regional-services', services.feed],
    ['comprehensive-plan', plan.feed],
  ]);
  const counter = new ChangeCounter(feeds, types);
  const here = { 'regional-services': '1', 'comprehensive-plan': '1' };
  const ofServices = { subgraphs: ['REGIONAL_SERVICES'], recordTypes: null, municipality: null };
  const counted = await Promise.all([
    counter.count(null, here),
    counter.count(null, here),
    counter.count(ofServices, { 'regional-services': '1' }),
    counter.count({ ...ofServices, recordTypes: ['FACILITY'] }, here),
    counter.count(null, { ...here, 'comprehensive-plan': '0' }),
  ]);
  expect(counted.map(({ count }) => count)).toEqual([3, 3, 2, 1, 3]);
  expect(services.read.map(({ types, after }) => [types, after])).toEqual([
    [['Facility', 'JointEvent'], '1'],
    [['Facility'], '1'],
  ]);
  expect(plan.read.map(({ after }) => after)).toEqual(['1', '0']);
});
