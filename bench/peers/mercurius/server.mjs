// Mercurius' gateway with its just-in-time compiler. It supports only Federation 1.
import fastify from 'fastify';
import mercuriusGateway from '@mercuriusjs/gateway';

const server = fastify();
await server.register(mercuriusGateway, { jit: 1, gateway: { services: JSON.parse(process.env.SERVICES) } });
await server.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
