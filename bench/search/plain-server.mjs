// What a simple program would do: node:http, and one statement with ILIKE over the texts, or over the dates. It answers
// the first twenty hits by id and counts all of them. It has no ranking, synonyms, excerpts, facets or spelling, and the
// texts and the word are folded already.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });

const statements = {
  '/search': ({ text: word }) => ({
    name: 'search',
    text: `SELECT id, kind, name, count(*) OVER ()::int AS total FROM catalogue.search_entry
      WHERE version_of IS NULL AND folded ILIKE $1 ORDER BY id LIMIT 20`,
    values: [`%${word}%`],
  }),
  '/events': ({ first = '-infinity', last = 'infinity', word = '', subgraph = null, section = null }) => ({
    name: 'events',
    text: `SELECT id, name, text, date FROM catalogue.event_entry
      WHERE is_event AND version_of IS NULL AND earliest <= $2 AND latest >= $1 AND folded ILIKE $3
        AND ($4::text IS NULL OR subgraph = $4)
        AND ($5::text IS NULL OR record_id IN (SELECT record_id FROM catalogue.search_entry WHERE sections ? $5))
      ORDER BY earliest, id LIMIT 20`,
    values: [first, last, `%${word}%`, subgraph, section],
  }),
};

// The callers close idle connections; a server that also does may close one just as a request arrives.
createServer({ keepAliveTimeout: 0 }, async (request, response) => {
  try {
    const { rows } = await pool.query(statements[request.url](JSON.parse(await text(request))));
    const hits = rows.map(({ total, ...hit }) => hit);
    const body = JSON.stringify({ data: { total: rows[0]?.total ?? rows.length, hits } });
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  } catch (error) {
    response.writeHead(500).end(JSON.stringify({ errors: [{ message: error.message }] }));
  }
}).listen(Number(process.env.PORT), '127.0.0.1');
