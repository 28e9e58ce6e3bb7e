import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Masthead } from '../page/masthead';
import { FrontPage } from './front-page';
import { Footer } from './footer';
import '../page/page.css';
import './front-page.css';

const place = document.getElementById('page');
if (!place) throw new Error('index.html has no element with the id "page".');

createRoot(place).render(
  <StrictMode>
    <Masthead here="front" />
    <FrontPage />
    <Footer />
  </StrictMode>,
);
