import { products, reviews, shippingEstimate, stocked, users } from './data.mjs';

const userOf = ({ id }) => users.find((user) => user.id === id);
const productOf = ({ upc }) => products.find((product) => product.upc === upc);

export const shopResolvers = {
  accounts: {
    Query: { me: () => users[0], user: (_root, args) => userOf(args), users: () => users },
    User: { __resolveReference: userOf },
  },
  inventory: {
    Product: {
      __resolveReference: (reference) => ({ ...reference, inStock: stocked[Number(reference.upc) - 1] }),
      shippingEstimate,
    },
  },
  products: {
    Query: { topProducts: (_root, { first }) => products.slice(0, first) },
    Product: { __resolveReference: productOf },
  },
  reviews: {
    Review: {
      __resolveReference: ({ id }) => reviews.find((review) => review.id === id),
      author: () => users[0],
    },
    User: { __resolveReference: (reference) => reference, reviews: () => reviews.slice(0, 2) },
    Product: {
      __resolveReference: (reference) => reference,
      reviews: ({ upc }) => reviews.filter(({ product }) => product.upc === upc),
    },
  },
};
