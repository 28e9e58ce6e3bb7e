import { GraphQLError } from 'graphql';
import { composeSchemas, type SubgraphSchema } from './composition';
import { checkRules, type CheckedPartner } from './partner-rules';

/** A partner as its file describes it now, and as it was when it last joined. */
export interface PartnerSchema extends CheckedPartner {
  joined?: CheckedPartner | undefined;
}

export interface JoinRequest {
  ours: SubgraphSchema[];
  /** The supergraph of our own subgraphs. */
  base: string;
  partners: PartnerSchema[];
}

export interface JoinResult {
  supergraph: string;
  /** The partners whose present schema is part of the supergraph. */
  accepted: string[];
  /** The other ones, each with the reasons. Those that had joined before remain with their earlier schema. */
  refused: { name: string; reasons: string[] }[];
}

/**
 * Composes our subgraphs with those of partners. A partner that does not fit costs only itself: it remains as it was when
 * it last joined, or is left out.
 */
export function joinPartners({ ours, base, partners }: JoinRequest): JoinResult {
  const allFit = partners.every((partner, index) => {
    const others = partners.filter((_one, at) => at !== index);
    return faultsOf([...ours, ...others], partner).length === 0;
  });
  const all = allFit ? composeSchemas([...ours, ...partners]) : undefined;
  if (all?.supergraph) {
    return { supergraph: all.supergraph, accepted: partners.map(({ name }) => name), refused: [] };
  }
  return joinOneByOne({ ours, base, partners });
}

function joinOneByOne({ ours, base, partners }: JoinRequest): JoinResult {
  const result: JoinResult = { supergraph: base, accepted: [], refused: [] };
  // What has joined before remains, whatever a newcomer brings.
  const members: CheckedPartner[] = [];
  for (const { joined } of partners) {
    if (!joined) continue;
    const { supergraph } = composeSchemas([...ours, ...members, joined]);
    if (!supergraph) continue;
    members.push(joined);
    result.supergraph = supergraph;
  }
  for (const partner of partners) {
    const others = members.filter(({ name }) => name !== partner.name);
    const faults = faultsOf([...ours, ...others], partner);
    const composed = faults.length === 0 ? composeSchemas([...ours, ...others, partner]) : undefined;
    if (composed?.supergraph) {
      members.splice(0, Infinity, ...others, partner);
      result.supergraph = composed.supergraph;
      result.accepted.push(partner.name);
    } else {
      result.refused.push({ name: partner.name, reasons: composed?.faults ?? faults });
    }
  }
  return result;
}

function faultsOf(others: SubgraphSchema[], partner: CheckedPartner): string[] {
  try {
    return checkRules(others, partner).faults.map(({ ja, en }) => en ?? ja);
  } catch (error) {
    if (error instanceof GraphQLError) return [`The schema cannot be read. ${error.message}`];
    throw error;
  }
}
