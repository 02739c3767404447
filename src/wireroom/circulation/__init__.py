"""How much the site is read: counts that know pages and moments, and nobody who reads them."""
