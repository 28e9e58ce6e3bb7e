import { createServer } from 'node:http';
import { grafserv } from 'postgraphile/grafserv/node';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ['comprehensive_plan'] })],
  schema: { defaultBehavior: 'list -connection' },
  grafserv: { graphqlPath: '/graphql', watch: false },
  grafast: { explain: false },
  // By default it orders and filters only by indexed columns. The tables have few rows.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(Number(process.env.PORT), '127.0.0.1');
