import './merchant.css';
import { ApolloProvider } from '@apollo/client/react';
import { createApollo, localeHere } from '@lapak/web';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createRouter, warmUp } from './routes.js';

document.documentElement.lang = localeHere();
const client = createApollo({ app: 'merchant' });

createRoot(document.getElementById('lapakku')!).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <RouterProvider router={createRouter()} />
    </ApolloProvider>
  </StrictMode>,
);

const WARM_UP_AFTER_MS = 4_000;
setTimeout(warmUp, WARM_UP_AFTER_MS);
