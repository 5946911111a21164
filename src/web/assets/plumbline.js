import { initAll } from './govuk-frontend.min.js';

initAll();

// A link to a closed <details> (`#coverage`) opens it.
const openTarget = () => {
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  if (target instanceof HTMLDetailsElement) target.open = true;
};
addEventListener('hashchange', openTarget);
openTarget();
