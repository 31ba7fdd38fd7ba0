import { beforeEach } from 'vitest'

import { useWords } from '@/words'

beforeEach(() => useWords().setLanguage('en'))
