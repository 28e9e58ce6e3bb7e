import jsonld from 'jsonld';
import { DataFactory, Store, Writer, type NamedNode, type Quad, type Quad_Object, type Term } from 'n3';

const { blankNode, literal, namedNode, quad } = DataFactory;

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
 * @param own prefixes beside those of {@link prefixes}
 */
export async function turtleOf(document: object, own: Record<string, string> = {}): Promise<string> {
  const dataset = (await jsonld.toRDF(document, { documentLoader: refuseToLoad })) as Quad[];
  const store = new Store(
    dataset.map(({ subject, predicate, object }) => quad(node(subject), node(predicate), term(object))),
  );
  const lists = store.extractLists({ remove: true });
  const writer = new Writer({ prefixes: { ...prefixes, ...own }, lists });
  // All of one subject in a row.
  for (const subject of store.getSubjects(null, null, null)) writer.addQuads(store.getQuads(subject, null, null, null));
  return new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text)));
  });
}

/** The terms of jsonld are plain objects, those of n3 know how to be written. */
const node = ({ termType, value }: Term): NamedNode =>
  (termType === 'BlankNode' ? blankNode(value) : namedNode(iri(value))) as NamedNode;

/** An address that a municipality entered may contain what ends an IRI in Turtle, and n3 writes it as it is. */
const iri = (address: string): string => address.replaceAll(/[\u0000-\u0020<>"{}|^`\\]/g, encodeURIComponent);

const term = (given: Term): Quad_Object =>
  given.termType === 'Literal' ? literal(given.value, given.language || namedNode(given.datatype.value)) : node(given);

const refuseToLoad = (url: string): Promise<never> => Promise.reject(new Error(`No context is loaded from ${url}.`));
