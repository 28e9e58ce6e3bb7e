import { toRDF } from 'jsonld';
import { Parser, Writer } from 'n3';
import { prefixes } from './dcat';

/** JSON-LD that carries its own context, as Turtle. */
export async function writeTurtle(document: object): Promise<string> {
  const nQuads = await toRDF(document, { format: 'application/n-quads' });
  const writer = new Writer({ prefixes });
  writer.addQuads(new Parser({ format: 'N-Quads' }).parse(nQuads as unknown as string));
  return new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => {
      if (error) reject(error);
      else resolve(text);
    });
  });
}
