-- Keeps the next version of a session. KEYS: the session's.
-- ARGV: version expected, version made, who writes, data, ttl in ms. Gives 1, or 0 if refused.
local kept = redis.call('HMGET', KEYS[1], 'v', 'w')
if kept[1] == ARGV[2] and kept[2] == ARGV[3] then
  return 1 -- this very write, whose answer was lost
end
if (kept[1] or '0') ~= ARGV[1] then
  return 0
end
redis.call('HSET', KEYS[1], 'v', ARGV[2], 'w', ARGV[3], 'd', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 1
