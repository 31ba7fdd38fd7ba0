import { QueryClient } from '@tanstack/vue-query'

import { ProblemError } from './problem'

// A refusal is an answer: only a server that could not be reached is asked again.
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => error instanceof ProblemError && error.status === 0 && count < 2,
      refetchOnWindowFocus: true,
    },
  },
})
