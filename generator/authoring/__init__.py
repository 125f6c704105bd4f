"""Help whoever writes: skeletons of new files, and what a translation still lacks."""
