-- The states that belonged to an organisation on the report's day.
ALTER TABLE entities ADD COLUMN members TEXT[] DEFAULT [];
