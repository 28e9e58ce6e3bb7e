// Loaded into the processes of a compose project before their own code: answers the names of its services, as the name
// server of a Docker network does. COMPOSE_HOSTS is the table, as JSON.
const dns = require('node:dns');

const addresses = JSON.parse(process.env.COMPOSE_HOSTS);
const { lookup } = dns;
dns.lookup = (name, ...rest) => lookup(addresses[name] ?? name, ...rest);
