import { bare } from '../peers/bare/peer.mjs';
import { grafbase } from '../peers/grafbase/peer.mjs';
import { hiveRust, hiveRustPlain } from '../peers/hive/peer.mjs';
import { oursColocated, oursColocatedDelivered, oursDelivered, oursPlain, oursSharing } from '../peers/ours/peer.mjs';
import { postgraphile } from '../peers/postgraphile/peer.mjs';
import { stockApollo } from '../peers/stock-apollo/peer.mjs';
import { openCity } from './city.mjs';
import { hundredOperations, lookup, planPage, planPageWithSubjects } from './questions.mjs';

const overSubgraphs = [bare, oursPlain, oursDelivered, stockApollo, hiveRust, grafbase];

export const remotePlanPage = {
  id: 'b',
  title: "the plan's page with the subjects of its programs, our subgraphs in a process of their own",
  connections: 50,
  questions: [planPageWithSubjects],
  reference: stockApollo,
  peers: [...overSubgraphs, hiveRustPlain],
  open: openCity,
};

export const colocatedPlanPage = {
  id: 'c',
  title: "the plan's page, one process down to PostgreSQL",
  connections: 50,
  questions: [planPage],
  reference: stockApollo,
  peers: [bare, oursColocated, oursColocatedDelivered, postgraphile],
  open: openCity,
};

export const smallLookup = {
  id: 'd',
  title: 'a small look-up: one section and its chapter, our subgraphs in a process of their own',
  connections: 50,
  questions: [lookup],
  reference: stockApollo,
  peers: [...overSubgraphs, oursColocated, oursColocatedDelivered],
  open: openCity,
};

export const manyOperations = {
  id: 'e',
  title: 'a hundred different operations in rotation, our subgraphs in a process of their own',
  connections: 50,
  questions: hundredOperations,
  reference: stockApollo,
  peers: overSubgraphs,
  open: openCity,
};
