import { createServer } from 'node:http';
import { Pool } from 'undici';

const sources = Object.fromEntries(
  Object.entries(JSON.parse(process.env.SUBGRAPHS)).map(([name, url]) => [name, source(url)]),
);

createServer((request, response) => {
  request.resume();
  request.on('end', async () => {
    const answer = Buffer.from(JSON.stringify({ data: await shopPage() }));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length }).end(answer);
  });
}).listen(Number(process.env.PORT), '127.0.0.1');

const reviewFields = `id body author { id username reviews { id body product { upc } } }`;

async function shopPage() {
  const [{ users }, { topProducts }] = await Promise.all([
    sources.accounts('{ users { id username name } }'),
    sources.products('{ topProducts { upc name price weight } }'),
  ]);
  const [ofUsers, ofProducts] = await reviewsOf(users, topProducts);
  const authors = authorsIn(ofProducts, ofUsers);
  const [names, stock] = await Promise.all([namesOf(authors), stockOf(topProducts)]);
  const products = new Map(topProducts.map((product) => [product.upc, { ...product, ...stock.get(product.upc) }]));
  return {
    users: users.map(({ id, username, name }) => ({
      id,
      username,
      name,
      reviews: ofUsers.get(id).map(({ id, body, product }) => ({
        id,
        body,
        product: {
          ...shown(products.get(product.upc)),
          reviews: product.reviews.map((review) => reviewWithAuthor(review, names, products)),
        },
      })),
    })),
    topProducts: topProducts.map(({ upc }) => ({
      ...shown(products.get(upc)),
      reviews: ofProducts.get(upc).map((review) => reviewWithAuthor(review, names, products)),
    })),
  };
}

async function reviewsOf(users, products) {
  const { users: asked, products: reviewed } = await sources.reviews(
    `query ($users: [_Any!]!, $products: [_Any!]!) {
      users: _entities(representations: $users) {
        ... on User { id reviews { id body product { upc reviews { ${reviewFields} } } } }
      }
      products: _entities(representations: $products) { ... on Product { upc reviews { ${reviewFields} } } }
    }`,
    {
      users: users.map(({ id }) => ({ __typename: 'User', id })),
      products: products.map(({ upc }) => ({ __typename: 'Product', upc })),
    },
  );
  return [
    new Map(asked.map(({ id, reviews }) => [id, reviews])),
    new Map(reviewed.map(({ upc, reviews }) => [upc, reviews])),
  ];
}

function authorsIn(ofProducts, ofUsers) {
  const reviews = [
    ...[...ofProducts.values()].flat(),
    ...[...ofUsers.values()].flat().flatMap(({ product }) => product.reviews),
  ];
  return new Set(reviews.map(({ author }) => author.id));
}

async function namesOf(ids) {
  const { _entities } = await sources.accounts(
    'query ($users: [_Any!]!) { _entities(representations: $users) { ... on User { id name } } }',
    { users: [...ids].map((id) => ({ __typename: 'User', id })) },
  );
  return new Map(_entities.map(({ id, name }) => [id, name]));
}

async function stockOf(products) {
  const { _entities } = await sources.inventory(
    'query ($products: [_Any!]!) { _entities(representations: $products) { ... on Product { upc inStock shippingEstimate } } }',
    { products: products.map(({ upc, price, weight }) => ({ __typename: 'Product', upc, price, weight })) },
  );
  return new Map(_entities.map((product) => [product.upc, product]));
}

const reviewWithAuthor = ({ id, body, author }, names, products) => ({
  id,
  body,
  author: {
    id: author.id,
    username: author.username,
    name: names.get(author.id),
    reviews: author.reviews.map(({ id, body, product }) => ({ id, body, product: shown(products.get(product.upc)) })),
  },
});

const shown = ({ inStock, name, price, shippingEstimate, upc, weight }) => ({
  inStock,
  name,
  price,
  shippingEstimate,
  upc,
  weight,
});

function source(url) {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: 64 });
  const headers = { 'content-type': 'application/json' };
  return async (query, variables) => {
    const body = JSON.stringify({ query, variables });
    const response = await pool.request({ method: 'POST', path: pathname, headers, body });
    return (await response.body.json()).data;
  };
}
