"""Fetching from the network: only what is public, allowed by the site, small and in time."""
