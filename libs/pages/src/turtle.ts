import { setImmediate } from 'node:timers/promises';
import jsonld from 'jsonld';
import { DataFactory, Store, Writer, type Literal, type NamedNode, type Quad, type Term } from 'n3';

/** Prefixes of vocabularies that linked data of ours use. */
export const prefixes = {
  dcterms: 'http://purl.org/dc/terms/',
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/**
 * Writes a JSON-LD document as Turtle, so that both say the same. Its context must be inside the document: none is loaded.
 *
 * @param given a document, or its parts if it is large: others are answered after each of them
 * @param own prefixes beside those of {@link prefixes}
 */
export async function turtleOf(given: object | readonly object[], own: Record<string, string> = {}): Promise<string> {
  const quads = new Map<string, Quad>();
  const documents = Array.isArray(given) ? (given as object[]) : [given];
  for (const [part, document] of documents.entries()) {
    if (part > 0) await setImmediate();
    const read = (await jsonld.toRDF(document, { documentLoader: refuseToLoad })) as Quad[];
    // Each part numbers its blank nodes anew.
    const node = (term: Term): NamedNode => nodeOf(term, documents.length > 1 ? `p${part}` : '');
    for (const { subject, predicate, object } of read) {
      const one = DataFactory.quad(
        node(subject),
        node(predicate),
        object.termType === 'Literal' ? literalOf(object) : node(object),
      );
      quads.set([one.subject, one.predicate, one.object].map(({ id }) => id).join(' '), one);
    }
  }
  const { lists, others } = withoutLists([...quads.values()]);
  const writer = new Writer({ prefixes: { ...prefixes, ...own }, lists });
  let written = 0;
  for (const ofSubject of bySubject(others)) {
    writer.addQuads(ofSubject);
    if (++written % subjectsAtOnce === 0) await setImmediate();
  }
  return new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text)));
  });
}

/** They are written in a millisecond or two. */
const subjectsAtOnce = 50;

const firstOfList = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#first';

/** Lists are written in brackets. Only they need an index of all quads, which takes longer to make than the text. */
function withoutLists(quads: Quad[]): { lists: ReturnType<Store['extractLists']>; others: Quad[] } {
  if (!quads.some(({ predicate }) => predicate.value === firstOfList)) return { lists: {}, others: quads };
  const store = new Store(quads);
  const lists = store.extractLists({ remove: true });
  return { lists, others: store.getQuads(null, null, null, null) };
}

/** All quads of one subject in a row. */
function bySubject(quads: Quad[]): Iterable<Quad[]> {
  const groups = new Map<string, Quad[]>();
  for (const one of quads) {
    const group = groups.get(one.subject.id);
    if (group) group.push(one);
    else groups.set(one.subject.id, [one]);
  }
  return groups.values();
}

/** The terms of jsonld are plain objects, those of n3 know how to be written. */
const nodeOf = ({ termType, value }: Term, part: string): NamedNode =>
  (termType === 'BlankNode'
    ? DataFactory.blankNode(part + value.replace('_:', ''))
    : DataFactory.namedNode(iri(value))) as NamedNode;

/** An address that a municipality entered may contain what ends an IRI in Turtle, and n3 writes it as it is. */
const iri = (address: string): string => address.replaceAll(/[\u0000-\u0020<>"{}|^`\\]/g, encodeURIComponent);

const literalOf = ({ value, language, datatype }: Literal): Literal =>
  DataFactory.literal(value, language || DataFactory.namedNode(datatype.value));

const refuseToLoad = (url: string): Promise<never> => Promise.reject(new Error(`No context is loaded from ${url}.`));
